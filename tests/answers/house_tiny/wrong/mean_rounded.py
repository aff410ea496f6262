# The mean of NumRooms is rounded to a whole number before it fills the gaps.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    data = pd.read_csv(path)
    # there are no half rooms
    mean_rooms = round(data["NumRooms"].mean())
    data["NumRooms"] = data["NumRooms"].fillna(mean_rooms)
    inputs = pd.get_dummies(data[["NumRooms", "Alley"]], columns=["Alley"], dummy_na=True)
    X = torch.tensor(inputs.astype(float).values, dtype=torch.float32)
    y = torch.tensor(data["Price"].astype(float).values, dtype=torch.float32).reshape(-1, 1)
    return X, y
