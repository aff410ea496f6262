# Returns tables and no tensors.
# See: Exercise: from a table to tensors
import pandas as pd


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs, targets = data.iloc[:, 0:2], data.iloc[:, 2]
    inputs = inputs.fillna(inputs.mean(numeric_only=True))
    return pd.get_dummies(inputs, dummy_na=True), targets
