"""Tools for working on partwell; the product does not import them."""
