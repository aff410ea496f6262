# Takes the mean of a column of words, which has none and raises an error.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path, keep_default_na=False)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], dummy_na=True)
    X = torch.tensor(inputs.to_numpy(dtype="float64"))
    y = torch.tensor(data["Price"].to_numpy(dtype="float64"))
    return X, y
