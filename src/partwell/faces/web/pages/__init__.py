"""One page, one file: URLS (its addresses) and, where it stands in the navigation, PLACE."""
