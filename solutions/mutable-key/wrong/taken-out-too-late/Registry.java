// feedback: The account is taken out after it got its new name, so the map looks in the wrong place, takes nothing out, and then holds it twice.
// fails: a renamed account can be removed, and added again
// when: fails "a renamed account is found by its new name, and not by its old one"
// when: says "size() is 3 after 1 changes of name"
// when: passes "if and only if"
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
        account.name = name;
        accounts.remove(account);
        return add(account);
    }

    public boolean remove(Account account) {
        return find(account.name) == account && accounts.remove(account) == account;
    }

    public int size() {
        return accounts.size();
    }
}
