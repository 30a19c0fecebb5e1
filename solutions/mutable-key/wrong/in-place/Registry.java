// feedback: The name changes while its account is a key of the map. The map looks where an account of the new name would lie, and finds nothing: what it holds it cannot find, and cannot remove.
// fails: a renamed account is found by its new name, and not by its old one
// fails: a renamed account can be removed, and added again
// when: says "is null after a change of name"
// when: says "remove() of an account that was renamed"
// when: passes "if and only if"
import java.util.HashMap;
import java.util.Map;

/**
 * Knows accounts by their names, which may change.
 *
 * <p>Task: keep track of an account that is renamed.
 */
public class Registry {

    /** Somebody with a name; equal to others of the same name. */
    public static final class Account {
        private String name;

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

    private final Map<Account, Account> accounts = new HashMap<>();

    /** Registers the account, unless one of this name is registered. */
    public boolean add(Account account) {
        return accounts.putIfAbsent(account, account) == null;
    }

    /** Returns the account that has this name now, or null. */
    public Account find(String name) {
        return accounts.get(new Account(name));
    }

    /** Gives the account another name, unless somebody else has it. */
    public boolean rename(Account account, String name) {
        account.name = name;
        return true;
    }

    /** Takes the account out. */
    public boolean remove(Account account) {
        return accounts.remove(account) != null;
    }

    /** Returns how many accounts are registered. */
    public int size() {
        return accounts.size();
    }
}
