"""What is true: frozen records, money, moments, traces and problems; standard library only, seen by every room."""
