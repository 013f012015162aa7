import getopt
from getopt import GetoptError
print(getopt.getopt(["-a","-b","x","--long=3","--fl","r","-z"],"ab:",["long=","flag"]))
print(getopt.gnu_getopt(["-a","r","-b","x","--long=3","--fl","r","--","-z"],"ab:",["long=","flag"]))
for a in (["-q"],["--l"],["-b"],["--flag=2"],["--lo"],["--no"], ["-:"]):
    try: print(getopt.getopt(a,"ab:",["long=","lob","flag"]))
    except GetoptError as e: print(e, repr(e), e.opt)
