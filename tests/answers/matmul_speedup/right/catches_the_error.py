# Finds out whether there is a GPU by trying; the sizes are the index of the DataFrame too.
import time
import torch
import pandas as pd
import matplotlib.pyplot as plt

def matmul_speedup(max_pow=11, repeats=3):
    data = []
    for i in range(max_pow+1):
        size = 2**i
        X = torch.randn(size, size)
        torch.mm(X, X)
        tic = time.process_time()
        for r in range(repeats):
            torch.mm(X, X)
        toc = time.process_time()
        cpu = toc - tic
        try:
            Xg = X.cuda()
            torch.mm(Xg, Xg)
            torch.cuda.synchronize()
            tic = time.time()
            for r in range(repeats):
                torch.mm(Xg, Xg)
            torch.cuda.synchronize()
            gpu = time.time() - tic
            sp = cpu/gpu
        except (RuntimeError, AssertionError):
            gpu = sp = None
        data.append((size, cpu, gpu, sp))
    return pd.DataFrame(data, columns=['n','cpu_s','gpu_s','speedup']).set_index('n', drop=False)

def plot_speedup(table):
    s = pd.to_numeric(table['speedup'])
    s.plot(logx=True)
    plt.xlabel('n'); plt.ylabel('x faster')
