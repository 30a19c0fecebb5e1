// feedback: The new name is taken, by the very account that is to have it.
// fails: its own name is right as a new one
// when: fails "its own name"
// when: passes "refused"
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
        if (other != null) return false;
        accounts.remove(account.name);
        account.name = name;
        accounts.put(name, account);
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
