# What staff are given to tell a customer who has exposed a secret.
exposed-phrase =
    Por favor, aja agora: a frase de recuperação que você enviou dá a quem a viu controle total dessa carteira.

    1. Crie uma carteira nova, em um dispositivo em que você confia, com uma nova frase de recuperação.
    2. Transfira tudo da carteira antiga para a nova, começando pelo que vale mais.
    3. Nunca mais use a carteira antiga, mesmo que ela pareça intacta.
    4. Anote a nova frase em papel. Não a fotografe e não a digite em nenhuma página nem em nenhum chat.

    Removemos a frase da sua mensagem e não a guardamos. Ninguém do suporte jamais vai pedi-la a você.
exposed-key =
    Por favor, aja agora: a chave privada que você enviou dá a quem a viu controle total desse endereço.

    1. Crie uma carteira nova, em um dispositivo em que você confia.
    2. Transfira tudo do endereço antigo para o novo, começando pelo que vale mais.
    3. Nunca mais use o endereço antigo, mesmo que ele pareça intacto.

    Removemos a chave da sua mensagem e não a guardamos. Ninguém do suporte jamais vai pedi-la a você.
exposed-account =
    Por favor, aja agora: o que você enviou pode abrir sua conta para quem o viu.

    1. Altere sua senha e configure de novo seu app autenticador.
    2. Exclua as chaves de API que você não reconhece e a que você enviou.
    3. Confira seus logins e saques recentes e avise-nos imediatamente se algum não for seu.

    Removemos isso da sua mensagem e não guardamos nada. Ninguém do suporte jamais vai pedir isso a você.
exposed-card =
    Removemos um número de cartão da sua mensagem e não o guardamos. Por favor, peça ao seu banco que bloqueie o cartão se mais alguém pode tê-lo visto, e não envie números de cartão em um chat.
