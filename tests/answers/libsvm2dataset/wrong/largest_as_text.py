# Compares indices as text, where 9 is larger than 12.
