# Keeps the open maps in a dict of the module, by path.
