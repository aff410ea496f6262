# Cuts off what is beyond n_features but never widens.
