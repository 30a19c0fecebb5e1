// feedback: The hash code is kept from the first name, so that no table is confused. After a change, two accounts that are equal have different ones.
// fails: accounts are equal if and only if they have the same name
// when: says "hashCode()"
import java.util.*;

public class Registry {

    public static final class Account {
        private String name;
        private final int hash;

        public Account(String name) {
            this.name = name;
            this.hash = name.hashCode();
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
            return hash;
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
