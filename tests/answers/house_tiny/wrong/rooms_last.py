# Makes NumRooms the last column.
# See: Exercise: from a table to tensors
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    alley = pd.get_dummies(data["Alley"], dummy_na=True).to_numpy(dtype=float)
    rooms = data[["NumRooms"]].fillna(data["NumRooms"].mean()).to_numpy(dtype=float)
    X = torch.cat([torch.tensor(alley), torch.tensor(rooms)], dim=1)
    return X, torch.tensor(data["Price"].to_numpy(dtype=float))
