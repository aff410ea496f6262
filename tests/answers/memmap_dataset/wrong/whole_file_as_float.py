# Converts the whole file to float for each example.
