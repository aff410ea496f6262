# Returns the bias as a matrix with one row.
# See: Exercise: two layers are one
def collapse(W1, b1, W2, b2):
    return W1 @ W2, b1.reshape(1, -1) @ W2 + b2
