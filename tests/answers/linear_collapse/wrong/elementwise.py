# Multiplies element by element, with * in place of @.
# See: Exercise: two layers are one
def collapse(W1, b1, W2, b2):
    return W1 * W2, b1 * W2 + b2
