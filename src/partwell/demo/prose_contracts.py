"""Two contracts, English and Hungarian: invented, and with the clauses that matter when one wants to leave.

Paragraphs stand between blank lines, `# ` begins a heading.
"""

from __future__ import annotations

ENGLISH = """
# FREELANCE SERVICES AGREEMENT

This document is fictional and was invented for the partwell demo.

# Parties

This agreement is made on {date} between {client} ("the Client"), represented by {first_human}, and {me} ("the
Designer"), who works as an independent contractor.

# 1. Services

1.1 The Designer provides graphic and web design as described in Schedule A and in written orders that both parties
confirm by e-mail.

1.2 Each order includes two rounds of revision. Further rounds are charged at the hourly rate.

1.3 Work outside the scope of an order requires a written change order signed by both parties before it begins.

# 2. Fees and payment

2.1 The hourly rate is EUR {rate}, exclusive of VAT.

2.2 Invoices are issued at the end of each month and are payable within 14 days of receipt.

2.3 For orders above EUR 2,000 the Client pays a deposit of 30 % before work begins. The deposit is not refundable
once work has begun.

2.4 Late payments bear interest of 1.5 % per month. The Designer may suspend work while an invoice is more than 14
days overdue.

2.5 Expenses such as stock images are charged at cost and need the Client's prior written approval.

# 3. Intellectual property

3.1 All rights in the final deliverables pass to the Client upon full payment of the related invoice. Until then the
Client may not use them.

3.2 Drafts, concepts that were not chosen and working files remain the property of the Designer.

3.3 The Designer may show the finished work in a portfolio unless the Client objects in writing.

# 4. Term and termination

4.1 This agreement begins on {date} and continues until it is terminated.

4.2 The Designer may terminate this agreement by giving the Client at least 30 days' notice in writing.

4.3 The Client may terminate this agreement at any time and for any reason with immediate effect.

4.4 If the Client cancels an order after work has begun, a cancellation fee of 25 % of the fees outstanding for that
order becomes due in addition to payment for the work done.

4.5 Either party may terminate with immediate effect if the other commits a material breach and does not remedy it
within 10 business days of written notice.

4.6 On termination the Designer delivers all paid work within 7 days, and the Client pays all work done up to the
last day.

# 5. Confidentiality and non-solicitation

5.1 Both parties keep confidential what they learn about the other's business, during this agreement and for two
years after it ends.

5.2 For six months after termination the Designer does not work for a direct competitor of the Client in the same
city.

# 6. Liability

6.1 The Designer's total liability is limited to the fees paid in the three months before the claim.

6.2 The Designer indemnifies the Client against claims by third parties arising from work that copies their
material.

# 7. Notices

7.1 Notices under this agreement must be in writing and sent by e-mail to the addresses below; a notice is deemed
received on the next business day. Client: {address}. Designer: {own}.

# 8. General

8.1 This agreement and its schedules are the whole agreement between the parties. Changes are valid only in writing.

8.2 This agreement is governed by the laws of Hungary.

# Signed

For the Client: {first_human}, {date}

The Designer: {me}, {date}
"""

HUNGARIAN = """
# VÁLLALKOZÁSI KERETSZERZŐDÉS

Kitalált (fictional) irat, a partwell mintakönyvéhez készült.

# Szerződő felek

amely létrejött egyrészről {client}, képviseli: {first_human}, mint megrendelő (a továbbiakban: Megrendelő),
másrészről {me} egyéni vállalkozó, mint vállalkozó (a továbbiakban: Vállalkozó) között, {date} napján, az alábbi
feltételekkel.

# 1. A szerződés tárgya

1.1. Vállalkozó havi keretben grafikai és webes tervezési munkákat végez Megrendelő írásbeli megrendelései alapján.

1.2. A havi díj 15 óra munkát tartalmaz. A fel nem használt órák a következő hónap végéig vihetők át.

1.3. Egy megrendelés két javítási kört tartalmaz; minden további kör óradíjas.

# 2. Díjazás

2.1. A havi díj {fee} Ft + áfa. A számla a hónap végén kerül kiállításra, fizetési határideje 15 nap.

2.2. Késedelmes fizetés esetén Megrendelő a Ptk. szerinti késedelmi kamatot és 40 euró behajtási költségátalányt
fizet.

2.3. 500 000 Ft feletti egyedi megrendelés esetén a díj 40 %-a előlegként, a munka megkezdése előtt esedékes.

# 3. Szerzői jogok

3.1. A felhasználási jog az ellenérték teljes kiegyenlítésével száll át Megrendelőre, kizárólagosan és területi
korlátozás nélkül.

3.2. A munkafájlok Vállalkozó tulajdonában maradnak.

# 4. A szerződés tartama és megszűnése

4.1. A szerződés határozatlan időre szól.

4.2. A szerződést bármelyik fél írásban, 30 napos felmondási idővel, indokolás nélkül felmondhatja a hónap utolsó
napjára.

4.3. Súlyos szerződésszegés esetén a másik fél a szerződést azonnali hatállyal felmondhatja, ha a szerződésszegést
írásbeli felszólítás ellenére 8 napon belül nem orvosolják.

4.4. A szerződés megszűnésekor a felek 15 napon belül elszámolnak; Vállalkozó a kifizetett munkákat átadja.

# 5. Titoktartás

5.1. A felek a másik fél üzleti titkait a szerződés megszűnése után két évig megőrzik.

# 6. Értesítések

6.1. A felek a jognyilatkozataikat írásban, az alábbi e-mail címekre küldik: {address}, {own}. Az elektronikus levél
a következő munkanapon minősül kézbesítettnek.

# 7. Záró rendelkezések

7.1. A szerződés módosítása csak írásban érvényes. A nem szabályozott kérdésekben a Polgári Törvénykönyv
rendelkezései irányadók.

# Aláírások

{first_human}, Megrendelő, {date}

{me}, Vállalkozó, {date}
"""
