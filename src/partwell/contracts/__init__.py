"""A contract read from the leaving side: notice rules and dates, who may end it, what is left loose; pure."""
