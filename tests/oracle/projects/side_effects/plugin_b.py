import registry

print("plugin b")
registry.register("b")
