# Throws away every house with a gap.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path).dropna()
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], dummy_na=True)
    X = torch.tensor(inputs.to_numpy(dtype="float32"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float32"))
    return X, y
