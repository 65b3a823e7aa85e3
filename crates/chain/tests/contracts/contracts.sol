// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// ERC-20 as most are written; keeps `fee` hundredths of a percent of each transfer.
contract Token {
    event Transfer(address indexed from, address indexed to, uint256 value);
    event Approval(address indexed owner, address indexed spender, uint256 value);

    string public symbol;
    uint8 public decimals;
    uint256 public fee;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    constructor(string memory symbol_, uint8 decimals_, uint256 fee_) {
        symbol = symbol_;
        decimals = decimals_;
        fee = fee_;
        balanceOf[msg.sender] = 1e30;
        emit Transfer(address(0), msg.sender, 1e30);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        move(msg.sender, to, value);
        return true;
    }

    function transferFrom(address from, address to, uint256 value) external returns (bool) {
        require(allowance[from][msg.sender] >= value, "ERC20: insufficient allowance");
        allowance[from][msg.sender] -= value;
        emit Approval(from, msg.sender, allowance[from][msg.sender]);
        move(from, to, value);
        return true;
    }

    function approve(address spender, uint256 value) external returns (bool) {
        allowance[msg.sender][spender] = value;
        emit Approval(msg.sender, spender, value);
        return true;
    }

    function move(address from, address to, uint256 value) private {
        require(balanceOf[from] >= value, "ERC20: transfer amount exceeds balance");
        uint256 kept = value * fee / 10000;
        balanceOf[from] -= value;
        balanceOf[to] += value - kept;
        balanceOf[address(this)] += kept;
        emit Transfer(from, to, value - kept);
        if (kept > 0) emit Transfer(from, address(this), kept);
    }
}

/// ERC-721, as far as transfers and permissions go.
contract Collection {
    event Transfer(address indexed from, address indexed to, uint256 indexed id);
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);

    string public symbol = "ART";
    mapping(uint256 => address) public ownerOf;

    function mint(uint256 id) external {
        ownerOf[id] = msg.sender;
        emit Transfer(address(0), msg.sender, id);
    }

    function safeTransferFrom(address from, address to, uint256 id) external {
        require(ownerOf[id] == from && from == msg.sender, "not yours");
        ownerOf[id] = to;
        emit Transfer(from, to, id);
    }

    function setApprovalForAll(address operator, bool approved) external {
        emit ApprovalForAll(msg.sender, operator, approved);
    }
}

/// Takes coins, passes them on, pulls tokens, and fails in every way.
contract Pot {
    error Closed(uint256 until);

    uint256 private sink;

    receive() external payable {}

    function pass(address payable to) external payable {
        (bool done, ) = to.call{value: msg.value}("");
        require(done, "not taken");
    }

    function pull(Token token, address to, uint256 value) external {
        token.transferFrom(msg.sender, to, value);
    }

    function refuse(string calldata reason) external pure {
        revert(reason);
    }

    function refuseSilently() external pure {
        revert();
    }

    function closed() external pure {
        revert Closed(7);
    }

    function divide(uint256 by) external {
        sink = 1 / by;
    }

    function toil() external {
        while (true) sink++;
    }
}

/// What Permit2 logs, to stand at its address.
contract Permit {
    event Approval(address indexed owner, address indexed token, address indexed spender, uint160 amount, uint48 expiration);

    function approve(address token, address spender, uint160 amount, uint48 expiration) external {
        emit Approval(msg.sender, token, spender, amount, expiration);
    }
}
