# Remembers where each line begins and reads it when it is asked for.
