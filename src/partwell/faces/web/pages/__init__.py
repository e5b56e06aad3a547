"""One page, one file: URLS (its addresses), PLACE where it stands in the navigation, CLIENT_PLACE in a client's."""
