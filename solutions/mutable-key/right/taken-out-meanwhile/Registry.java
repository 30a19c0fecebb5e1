// hint: 1
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

    private final Map<Account, Account> accounts = new HashMap<>();

    public boolean add(Account account) {
        return accounts.putIfAbsent(account, account) == null;
    }

    public Account find(String name) {
        return accounts.get(new Account(name));
    }

    public boolean rename(Account account, String name) {
        Account other = find(name);
        if (find(account.name) != account || other != null && other != account) {
            return false;
        }
        accounts.remove(account);
        account.name = name;
        return add(account);
    }

    public boolean remove(Account account) {
        return find(account.name) == account && accounts.remove(account) == account;
    }

    public int size() {
        return accounts.size();
    }
}
