# Returns numpy arrays in place of tensors.
# See: Exercise: a dataset from a text file
from sklearn.datasets import load_svmlight_file


def libsvm2Dataset(path, n_features=None):
    X, y = load_svmlight_file(path, n_features=n_features, dtype="float32")
    X = X.toarray()
    return [(X[i], y[i]) for i in range(len(y))]
