// feedback: The account only knows that it is registered, and not where: a registry that has another account of that name takes this for its own, and throws its own out.
// fails: it agrees with a simple list, whatever is called
// when: says /the last of these calls returns true, and must return false/
// when: passes "merely has the same name"
// when: passes "at most a second"
// when: passes "its own name"
// when: field boolean
import java.util.HashMap;
import java.util.Map;

/** Knows accounts by their names, which may change. */
public class Registry {

    /** Somebody with a name; equal to others of the same name. */
    public static final class Account {
        private String name;

        /** Whether it is in a registry; it is in one at most. */
        private boolean registered;

        public Account(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Account account && account.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    private final Map<String, Account> accounts = new HashMap<>();

    /** Registers the account, unless one of this name is registered. */
    public boolean add(Account account) {
        if (account.registered || accounts.putIfAbsent(account.name, account) != null) {
            return false;
        }
        account.registered = true;
        return true;
    }

    /** Returns the account that has this name now, or null. */
    public Account find(String name) {
        return accounts.get(name);
    }

    /** Gives the account another name, unless somebody else has it. */
    public boolean rename(Account account, String name) {
        if (!account.registered) {
            return false;
        }
        if (name.equals(account.name)) {
            return true;
        }
        if (accounts.containsKey(name)) {
            return false;
        }
        accounts.remove(account.name);
        account.name = name;
        accounts.put(name, account);
        return true;
    }

    /** Takes the account out. */
    public boolean remove(Account account) {
        if (!account.registered) {
            return false;
        }
        accounts.remove(account.name);
        account.registered = false;
        return true;
    }

    /** Returns how many accounts are registered. */
    public int size() {
        return accounts.size();
    }
}
