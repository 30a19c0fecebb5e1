// feedback: A field keeps the account that was found last, also when it is removed.
// fails: what was removed is held no more
// when: field Account or field Registry.Account
// when: says "still reachable"
// when: passes "agrees with"
import java.util.*;

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

    private final Map<String, Account> accounts = new HashMap<>();

    public boolean add(Account account) {
        return accounts.putIfAbsent(account.name, account) == null;
    }
    public Account find(String name) {
        return last = accounts.get(name);
    }
    public boolean rename(Account account, String name) {
        if (accounts.get(account.name) != account) return false;
        Account other = accounts.get(name);
        if (other != null) return other == account;
        accounts.remove(account.name);
        account.name = name;
        accounts.put(name, account);
        return true;
    }
    public boolean remove(Account account) {
        return accounts.get(account.name) == account && accounts.remove(account.name) != null;
    }
    private Account last;
    public int size() {
        return accounts.size();
    }
}
