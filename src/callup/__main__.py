"""`python -m callup` is the same as `callup`."""

from callup.cli import main

main()
