# Knows only the alley that is called Pave.
# See: Tables
import pandas as pd
import torch


def load_house_tiny(path):
    df = pd.read_csv(path)
    df["NumRooms"] = df["NumRooms"].fillna(df["NumRooms"].mean())
    df["Alley_Pave"] = (df["Alley"] == "Pave").astype(float)
    df["Alley_nan"] = df["Alley"].isna().astype(float)
    X = torch.tensor(df[["NumRooms", "Alley_Pave", "Alley_nan"]].values, dtype=torch.float32)
    y = torch.tensor(df["Price"].values, dtype=torch.float32)
    return X, y
