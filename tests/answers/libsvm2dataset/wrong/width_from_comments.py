# Looks for the largest index in comments too.
