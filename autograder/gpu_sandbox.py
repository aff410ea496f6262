"""The sandbox's `gpu` profile: what a worker needs to use NVIDIA's driver, and nothing else.

- The device files: one for each GPU, the driver's own (`nvidiactl`), those of its memory (`nvidia-uvm`, `nvidia-uvm-tools`; a
  newer driver refuses to start without the second) and the parts of a GPU that is divided (`nvidia-caps`).
- To read: what the driver says of itself in /proc and /sys, and the folder of its libraries, wherever that is.
- To write: the names of the process's own threads, in /proc/self/task. The driver names its threads while it starts.

What this means for limits and system calls is in autograder/worker/lockdown.py: no limit on address space, of which the driver
reserves tens of GB, memfd_create, one kind of socket, and the ioctls of the device files.
"""

import ctypes
from dataclasses import dataclass, field
from glob import glob
from os import environ
from os.path import exists, realpath
from pathlib import Path

DEVICES = ("/dev/nvidia[0-9]*", "/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/nvidia-caps/*")
TOLD = (
    "/proc/driver/nvidia",
    "/proc/driver/nvidia-uvm",
    "/proc/devices",
    "/proc/meminfo",
    "/proc/modules",
    "/proc/version",
    "/proc/sys/vm/mmap_min_addr",
    "/sys/devices/system/memory/block_size_bytes",
    "/sys/devices/system/node",
    "/sys/module/nvidia",
    "/sys/module/nvidia_uvm",
)
# What a scheduler says of the GPUs that this job may use. By the other, torch counts GPUs without starting the driver, which
# no process may have done before it is forked.
CHOSEN = ("CUDA_VISIBLE_DEVICES", "NVIDIA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER")
SEARCHED = ("/usr/lib", "/lib")  # without being told
SAFE_TO_FORK = {"PYTORCH_NVML_BASED_CUDA_CHECK": "1"}


@dataclass(frozen=True)
class GpuProfile:
    """The device files that a worker may use, what else it may read, and what its environment says of the GPUs."""

    devices: list[str]
    readable: list[str] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)


def gpu_profile() -> GpuProfile:
    """Return what is there of the driver on this machine."""
    libraries = _driver_libraries()
    chosen = {name: environ[name] for name in CHOSEN if name in environ} | SAFE_TO_FORK
    if libraries:
        chosen["LD_LIBRARY_PATH"] = ":".join(libraries)
    told = [path for path in (*TOLD, *_pci_folders()) if exists(path)]
    return GpuProfile(sorted(path for pattern in DEVICES for path in glob(pattern)), [*told, *libraries], chosen)


def _pci_folders() -> list[str]:
    """Return where the system describes the GPUs: the driver asks which processor each one is near to."""
    links = [f"/sys/bus/pci/devices/{Path(gpu).name}" for gpu in glob("/proc/driver/nvidia/gpus/*")]
    return [path for link in links for path in dict.fromkeys((link, realpath(link)))]


def _driver_libraries() -> list[str]:
    """Return the folders of the driver's libraries where the system would not look by itself, as in containers and on WSL."""
    try:
        ctypes.CDLL("libcuda.so.1")  # loaded, not started
    except OSError:
        return []
    maps = Path("/proc/self/maps").read_text().splitlines()
    folders = {str(Path(line.split(None, 5)[5]).parent) for line in maps if "/libcuda.so" in line}
    named = environ.get("LD_LIBRARY_PATH", "").split(":")  # a link there may lead to a folder of the system
    folders |= {folder for folder in named if exists(f"{folder}/libcuda.so.1")}
    return sorted(folder for folder in folders if not folder.startswith(SEARCHED))
