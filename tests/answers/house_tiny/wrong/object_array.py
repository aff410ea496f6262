# Takes the values of a table with bool columns, which are an array of objects.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs, targets = data.iloc[:, 0:2], data.iloc[:, 2]
    inputs = inputs.fillna(inputs.mean(numeric_only=True))
    inputs = pd.get_dummies(inputs, dummy_na=True)
    return torch.tensor(inputs.values), torch.tensor(targets.values)
