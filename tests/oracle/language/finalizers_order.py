# __del__ at the end of the program: what variables hold, then what those hold.
class N:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
a=N(1);b=N(2);c=N(3)
l=[N(4),N(5)]
d={"k":N(6)}
e=N(7)
class Node:
    def __init__(self, n, child=None): self.n = n; self.child = child
    def __del__(self): print("node", self.n)
tree = Node("root", Node("kid", Node("grandkid")))
t = (N("t1"), [N("t2"), N("t3")], N("t4"))
