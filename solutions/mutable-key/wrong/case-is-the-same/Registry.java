// feedback: Names are compared without regard to upper and lower case.
// fails: add() refuses a name that is taken, find() returns the very account
// when: calls String.toLowerCase or calls String.equalsIgnoreCase or calls String.toUpperCase or uses String.CASE_INSENSITIVE_ORDER
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
        return accounts.putIfAbsent(account.name.toLowerCase(), account) == null;
    }

    public Account find(String name) {
        return accounts.get(name.toLowerCase());
    }

    public boolean rename(Account account, String name) {
        if (accounts.get(account.name.toLowerCase()) != account) return false;
        Account other = accounts.get(name.toLowerCase());
        if (other != null) return other == account;
        accounts.remove(account.name.toLowerCase());
        account.name = name;
        accounts.put(name.toLowerCase(), account);
        return true;
    }

    public boolean remove(Account account) {
        if (accounts.get(account.name.toLowerCase()) != account) return false;
        accounts.remove(account.name.toLowerCase());
        return true;
    }

    public int size() {
        return accounts.size();
    }
}
