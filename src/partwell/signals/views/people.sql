-- Identities the person confirmed as a client's; anything else makes no claim about anybody.
SELECT book, identity, client
FROM identities
WHERE state = 'client' AND client IS NOT NULL
