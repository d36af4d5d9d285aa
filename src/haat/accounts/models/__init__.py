from haat.accounts.models.account import Account, AccountManager
from haat.accounts.models.address import Address
from haat.accounts.models.api_token import ApiToken
from haat.accounts.models.standing import Appeal, Standing

__all__ = ["Account", "AccountManager", "Address", "ApiToken", "Appeal", "Standing"]
