"""cleanscrape inside other tools: Arrow, and the engines and frameworks that speak it.

Each needs its library, an extra of this package.
"""
