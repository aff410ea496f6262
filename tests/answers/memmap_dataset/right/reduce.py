# Holds private maps; a pickle holds the arguments only.
