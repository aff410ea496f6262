# Converts the table with astype; a list as the pair.
import pandas as pd
import torch


def load_house_tiny(path: str):
    data = pd.read_csv(path, na_values="NA")
    data["NumRooms"] = data["NumRooms"].fillna(data["NumRooms"].mean())
    X = pd.get_dummies(data[["NumRooms", "Alley"]], columns=["Alley"], dummy_na=True).astype("float32")
    return [torch.from_numpy(X.to_numpy().copy()), torch.tensor(data["Price"].astype("float32").to_list())]
