"""Money owed: when it will be paid, when to tell a client who owes, statutory interest. Values in, values out."""
