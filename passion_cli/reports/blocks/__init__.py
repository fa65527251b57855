"""The one layout system: blocks, and how each format lays them out."""
