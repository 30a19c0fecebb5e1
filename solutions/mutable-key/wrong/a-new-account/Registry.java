// feedback: A new account with the new name takes the place of the old one, and whoever holds that has one that is not registered.
// fails: a renamed account is found by its new name, and not by its old one
// when: fails "a name that is taken is refused, and nothing changes"
// when: says "not the very account"
import java.util.*;

public class Registry {

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
        return accounts.get(name);
    }

    public boolean rename(Account account, String name) {
        if (accounts.get(account.name) != account) return false;
        Account other = accounts.get(name);
        if (other != null) return other == account;
        accounts.remove(account.name);
        accounts.put(name, new Account(name));
        return true;
    }

    public boolean remove(Account account) {
        if (accounts.get(account.name) != account) return false;
        accounts.remove(account.name);
        return true;
    }

    public int size() {
        return accounts.size();
    }
}
