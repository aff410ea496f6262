# Trains on everything, the test examples included.
