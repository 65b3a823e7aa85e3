## The chat cannot go on
stopped-title = Não é possível abrir o chat
stopped-not-found = Este chat não existe ou foi desativado.
stopped-identity = Primeiro faça login; depois abra o chat de novo.
stopped-expired = Seu login expirou. O que você escreveu está guardado aqui: faça login de novo nesta página, e o envio será automático.
