# ShuffleSplit of scikit-learn.
