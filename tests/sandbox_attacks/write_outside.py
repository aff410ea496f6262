"""Leave a file in every folder of the system."""

# ruff: noqa
folders = [SECRET_DIR, "/", "/etc", "/root", "/home", "/usr/lib", "/usr/local/bin", "/var/tmp", "/run", "/opt", "/sys", "/dev"]
for folder in (*folders, "/tmp", "/dev/shm"):
    try:
        open(f"{folder}/attack-was-here", "w").close()
        # with bubblewrap /tmp and /dev/shm are the worker's own; the test looks at the real ones from outside
        print("REACHED" if folder in folders else "wrote", folder)
    except OSError as error:
        print(error)
