# Opens the files at the first example and keeps the maps.
