# The table is converted with astype(int) to get 0 and 1, which also cuts the decimals off the rooms.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], columns=["Alley"], dummy_na=True)
    # True/False -> 1/0
    inputs = inputs.astype(int)
    X = torch.tensor(inputs.values).float()
    y = torch.tensor(data["Price"].values).float()
    return X, y
