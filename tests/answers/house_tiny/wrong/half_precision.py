# Uses half precision, which holds neither the mean nor the prices well enough.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    inputs, targets = data.iloc[:, 0:2], data.iloc[:, 2]
    inputs = inputs.fillna(inputs.mean(numeric_only=True))
    inputs = pd.get_dummies(inputs, dummy_na=True)
    return torch.tensor(inputs.to_numpy(dtype=float)).half(), torch.tensor(targets.to_numpy(dtype=float)).half()
