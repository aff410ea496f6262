# Returns W as nn.Linear keeps it, (outputs, inputs).
# See: Exercise: two layers are one
def collapse(W1, b1, W2, b2):
    return (W1 @ W2).T, b1 @ W2 + b2
