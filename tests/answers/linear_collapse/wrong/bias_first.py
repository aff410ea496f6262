# Returns the pair the other way round.
# See: Exercise: two layers are one
def collapse(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2
